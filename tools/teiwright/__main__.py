"""``python -m teiwright`` is ``teiwright``."""

from teiwright.cli.main import main

if __name__ == "__main__":
    main()
