#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints the oldest release of a tool that can build this tree.

case "$1" in
gcc)
	echo 8.1.0
	;;
rustc)
	echo 1.78.0
	;;
*)
	echo "$1: unknown tool" >&2
	exit 1
	;;
esac
