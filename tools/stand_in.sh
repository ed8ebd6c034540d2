#!/bin/sh
# Stands in for a program in tests: called NAME through a link, it runs NAME.body beside that link, with $here as their folder.
# A file that was written a moment ago may still be held open by a process that another test has just forked, and is then not
# executed (ETXTBSY); this one is never written while tests run, and a body is only read.
here=${0%/*}
. "$0.body"
