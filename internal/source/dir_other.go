//go:build !linux

package source

import "io/fs"

func (d *Dir) probe() bool { return false }

func (d *Dir) readFast(string, []byte) ([]byte, status, error) { return nil, status{}, errSlow }

func (d *Dir) statFast(string) (fs.FileInfo, error) { return nil, errSlow }

func (d *Dir) status(string) status { return status{} }

func (d *Dir) listFast(string, []byte, func([]byte, fs.FileMode)) error { return errSlow }

const dirBuffer = 0
