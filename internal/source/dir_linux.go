package source

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"path"
	"time"

	"golang.org/x/sys/unix"
)

// probe reports whether the kernel offers openat2; old ones and some
// sandboxes do not. It sets d.near.
func (d *Dir) probe() bool {
	fd, err := d.openat2(".", unix.O_PATH)
	if err != nil {
		return false
	}
	unix.Close(fd)
	d.near = isNear(int(d.self.Fd()))
	return true
}

// readFast is ReadInto in four system calls, where os.Root needs two for each
// directory on the way.
func (d *Dir) readFast(name string, buf []byte) ([]byte, status, error) {
	fd, err := d.openat2(name, unix.O_RDONLY|unix.O_NONBLOCK|unix.O_NOCTTY)
	if err == unix.EXDEV || err == unix.EAGAIN {
		return nil, status{}, errSlow // os.Root tells a link that leads out from a race
	}
	var data []byte
	s := status{absent: err == unix.ENOENT}
	if err == nil {
		defer d.closeFast(fd)
		var st unix.Stat_t
		data, err = d.slurp(fd, &st, buf)
		s = statusOf(&st)
	}
	if err != nil {
		return nil, s, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, s, nil
}

// statFast is Stat of a regular file, or of nothing, where os.Root needs two
// system calls for each directory on the way.
func (d *Dir) statFast(name string) (fs.FileInfo, error) {
	fd, err := d.openat2(name, unix.O_PATH)
	if err == unix.ENOENT {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	if err != nil {
		return nil, errSlow
	}
	defer d.closeFast(fd)
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, errSlow
	}
	return &stat{name: path.Base(name), kind: fs.FileMode(st.Mode & 0o777), size: st.Size, time: time.Unix(st.Mtim.Unix())}, nil
}

// status is what the system says of a file, or of what a link leads to.
func (d *Dir) status(name string) status {
	var st unix.Stat_t
	err := unix.Fstatat(int(d.self.Fd()), name, &st, 0)
	if err != nil {
		return status{absent: err == unix.ENOENT}
	}
	return statusOf(&st)
}

func statusOf(st *unix.Stat_t) status {
	return status{mode: st.Mode, size: st.Size, mtime: st.Mtim.Nano(), ctime: st.Ctim.Nano(), inode: st.Ino, dev: uint64(st.Dev)}
}

// slurp reads a file, into buf where there is room.
func (d *Dir) slurp(fd int, st *unix.Stat_t, buf []byte) ([]byte, error) {
	if err := unix.Fstat(fd, st); err != nil {
		return nil, err
	}
	if st.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, ErrNotRegular
	}
	if st.Size > MaxFileSize {
		return nil, ErrTooLarge
	}
	// One byte more than the size: to be given less tells that the file has not grown.
	data := buf[:0]
	if int64(cap(data)) <= st.Size {
		data = make([]byte, 0, st.Size+1)
	}
	for {
		n, err := d.read(fd, data[len(data):cap(data)])
		if err != nil {
			return nil, err
		}
		if n <= 0 {
			return data, nil
		}
		data = data[:len(data)+n]
		if int64(len(data)) == st.Size && len(data) < cap(data) {
			return data, nil
		}
		if len(data) > MaxFileSize {
			return nil, ErrTooLarge
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// dirBuffer holds about a thousand entries; a kernel directory seldom has more.
const dirBuffer = 32 << 10

// listFast calls each with every entry of the directory name, in the order of
// the file system. It spares the portable way's DirEntry for each of the
// ninety thousand files of a kernel of which a few thousand matter.
func (d *Dir) listFast(name string, buf []byte, each func(name []byte, kind fs.FileMode)) error {
	fd, err := d.openat2(name, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW)
	if err != nil {
		return err
	}
	defer d.closeFast(fd)
	for {
		n, err := d.readDirent(fd, buf)
		if err != nil || n <= 0 {
			return err
		}
		if !dirents(buf[:n], each) {
			return errSlow
		}
	}
}

// dirents walks a buffer of struct linux_dirent64: d_ino (8 bytes), d_off (8),
// d_reclen (2), d_type (1), d_name up to a NUL. It gives up, with false, on a
// file system that does not tell types.
func dirents(buf []byte, each func(name []byte, kind fs.FileMode)) bool {
	const head = 19
	for len(buf) >= head {
		size := int(binary.NativeEndian.Uint16(buf[16:]))
		if size < head || size > len(buf) {
			return false
		}
		name := buf[head:size]
		if i := bytes.IndexByte(name, 0); i >= 0 {
			name = name[:i]
		}
		kind, known := direntKind(buf[18])
		if !known {
			return false
		}
		if s := string(name); s != "." && s != ".." {
			each(name, kind)
		}
		buf = buf[size:]
	}
	return true
}

func direntKind(d byte) (kind fs.FileMode, known bool) {
	switch d {
	case unix.DT_REG:
		return 0, true
	case unix.DT_DIR:
		return fs.ModeDir, true
	case unix.DT_LNK:
		return fs.ModeSymlink, true
	case unix.DT_FIFO:
		return fs.ModeNamedPipe, true
	case unix.DT_SOCK:
		return fs.ModeSocket, true
	case unix.DT_CHR:
		return fs.ModeDevice | fs.ModeCharDevice, true
	case unix.DT_BLK:
		return fs.ModeDevice, true
	}
	return 0, false
}
