# SPDX-License-Identifier: Apache-2.0
#
# A target in the style of coccicheck, for the top Makefile of a kernel (include
# this file there) or beside it (make -f featscan.mk featscancheck).
#
#	make featscancheck			the whole tree against its own policy
#	make featscancheck BASE=origin/master	what this branch and the work tree add
#	make featscancheck MODE=patch TO=1.92	the patch for a newer minimum
#
# MODE is a format of featscan lint (terse, text, github, ktap, ...), or patch.

FEATSCAN ?= featscan
srctree ?= .
MODE ?= terse

PHONY += featscancheck
featscancheck:
ifeq ($(MODE),patch)
	$(Q)$(FEATSCAN) plan --to $(or $(TO),$(error MODE=patch: set TO to the new minimum, such as TO=1.92)) --diff $(srctree)
else
	$(Q)$(FEATSCAN) lint --format $(MODE) $(if $(BASE),--base $(BASE)) $(srctree)
endif

.PHONY: $(PHONY)
