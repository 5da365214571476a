"""`python -m checker`: the command line without its installed script."""

import sys

from checker.cli import main

if __name__ == "__main__":
    sys.exit(main())
