"""The command line."""


def main() -> None:
    """Run the ``tieout`` command."""
