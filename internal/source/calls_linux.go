package source

import (
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// The system calls that a tree of ninety thousand files takes forty thousand of. On a
// file system of this machine each is over in a few microseconds, and Go's scheduler
// is told of none: to tell it, and to be watched by it, took a twenty-fifth of a scan.
// Where a call may wait for another machine, the scheduler knows (Dir.near is false),
// so that other work and signals need not wait as well.

// localFilesystems are the magic numbers of those that wait for no other machine and no
// other program (linux/magic.h, and fs/ of those that keep their own).
var localFilesystems = map[uint32]bool{
	unix.EXT4_SUPER_MAGIC: true, unix.XFS_SUPER_MAGIC: true, unix.BTRFS_SUPER_MAGIC: true, unix.F2FS_SUPER_MAGIC: true,
	unix.OVERLAYFS_SUPER_MAGIC: true, unix.TMPFS_MAGIC: true, unix.RAMFS_MAGIC: true, unix.SQUASHFS_MAGIC: true, unix.EROFS_SUPER_MAGIC_V1: true,
	0xca451a4e: true, // bcachefs
	0x2fc12fc1: true, // zfs
}

// isNear reports whether the directory is on one of localFilesystems. What is mounted
// below it may be on another, where calls only wait as the scheduler does not expect.
func isNear(fd int) bool {
	var st unix.Statfs_t
	return unix.Fstatfs(fd, &st) == nil && localFilesystems[uint32(st.Type)]
}

// openat2 opens name below the tree. RESOLVE_BENEATH makes the promise of
// os.Root in one system call: no "..", no absolute link and no link out of the
// tree is followed.
func (d *Dir) openat2(name string, flags uint64) (int, error) {
	how := unix.OpenHow{
		Flags:   flags | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS,
	}
	base := int(d.self.Fd())
	if !d.near {
		return retry(func() (int, error) { return unix.Openat2(base, name, &how) })
	}
	if strings.IndexByte(name, 0) >= 0 {
		return -1, unix.EINVAL
	}
	var room [256]byte
	path := append(append(room[:0], name...), 0)
	return retry(func() (int, error) {
		fd, _, errno := unix.RawSyscall6(unix.SYS_OPENAT2, uintptr(base), uintptr(unsafe.Pointer(unsafe.SliceData(path))),
			uintptr(unsafe.Pointer(&how)), unsafe.Sizeof(how), 0, 0)
		return outcome(fd, errno)
	})
}

func (d *Dir) closeFast(fd int) {
	if d.near {
		unix.RawSyscall(unix.SYS_CLOSE, uintptr(fd), 0, 0)
	} else {
		unix.Close(fd)
	}
}

// read reads from a file into buf.
func (d *Dir) read(fd int, buf []byte) (int, error) {
	if !d.near {
		return retry(func() (int, error) { return unix.Read(fd, buf) })
	}
	return fill(unix.SYS_READ, fd, buf)
}

// readDirent reads entries of a directory into buf.
func (d *Dir) readDirent(fd int, buf []byte) (int, error) {
	if !d.near {
		return retry(func() (int, error) { return unix.ReadDirent(fd, buf) })
	}
	return fill(unix.SYS_GETDENTS64, fd, buf)
}

func fill(call uintptr, fd int, buf []byte) (int, error) {
	return retry(func() (int, error) {
		n, _, errno := unix.RawSyscall(call, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(buf))), uintptr(len(buf)))
		return outcome(n, errno)
	})
}

func outcome(n uintptr, errno unix.Errno) (int, error) {
	if errno != 0 {
		return -1, errno
	}
	return int(n), nil
}

func retry(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != unix.EINTR {
			return n, err
		}
	}
}
