#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints the oldest release of a tool that can build this tree.

case "$1" in
gcc)
	echo 8.1.0
	;;
rustc)
	if [ "$SRCARCH" = "s390" ]; then
		echo 1.96.0
	else
		echo 1.85.0
	fi
	;;
*)
	echo "$1: unknown tool" >&2
	exit 1
	;;
esac
