"""Codes of findings about a batch: its sources, its output folder, and jobs that did not come to a result."""

from tieout.diagnostics.findings import Code, Severity

NOTHING = Code(
    "batch.nothing",
    Severity.ERROR,
    "there is nothing to do at {source}",
    "A source is a file, a folder, a glob, or a manifest (.csv, .jsonl) that lists files.",
    "Correct the path or the pattern; quote a pattern, so that the shell leaves it as it is.",
    fatal=True,
)
MANIFEST = Code(
    "batch.manifest",
    Severity.ERROR,
    "the manifest can't be read: {why}",
    "A manifest is a CSV file with a header, or one JSON object a line, in UTF-8; each entry names a `path`.",
    "Correct the line.",
    fatal=True,
)
MANIFEST_COLUMN = Code(
    "batch.manifest-column",
    Severity.WARNING,
    "the manifest has {names}, which is not read{nearest}",
    "Of a manifest `path`, `profile` and `packages` are read; all else is the user's own.",
    "Correct the name if it was meant to be one of them.",
)
LOCKED = Code(
    "batch.locked",
    Severity.ERROR,
    "another run is writing to {folder}",
    "Two runs in one output folder would write over each other's results.",
    "Wait for it to end, or choose another folder with -o. Shards (--shard) may share one folder.",
    fatal=True,
)
FOREIGN_OUTPUT = Code(
    "batch.foreign-output",
    Severity.ERROR,
    "{folder} is not empty and holds no output of a batch",
    "A batch writes many files into its output folder, and replaces those of a former run.",
    "Choose an empty or new folder with -o.",
    fatal=True,
)
NO_EXTRA = Code(
    "batch.extra",
    Severity.ERROR,
    "{use} {program}, which is not installed",
    "The tables of a batch are Parquet files, which need pyarrow; files under URLs need fsspec; a Dask cluster Dask.",
    "Install the extra: pip install 'tieout[{extra}]'.",
    fatal=True,
)
NO_MEASURE = Code(
    "batch.no-measure",
    Severity.ERROR,
    "memory can't be limited here: the system does not tell the private memory of a process",
    "A limit of memory acts on /proc/PID/smaps_rollup, which Linux has.",
    "Leave --memory-limit away.",
    fatal=True,
)
STORE = Code(
    "batch.store",
    Severity.ERROR,
    "the store at {url} could not do what was asked: {why}",
    "Files under URLs are listed, read and put by fsspec and its driver, with the credentials and the endpoint that the"
    " environment names. What was stored before stands.",
    "Correct the URL, the credentials or the connection, and run the batch again: it does what is missing.",
)
PACKAGE_URL = Code(
    "batch.package-url",
    Severity.ERROR,
    "taxonomy packages are read from this machine, not from {package}",
    "Every job reads its taxonomy packages again and again, so they are files of the machine that does it.",
    "Copy the package, and name its path, or install it with `tieout taxonomies add`.",
    fatal=True,
)
SCHEDULER = Code(
    "batch.scheduler",
    Severity.ERROR,
    "the Dask scheduler at {address} does not answer: {why}",
    "With --executor dask jobs are handed to the scheduler, which must be there from beginning to end.",
    "Start it, or correct --scheduler, and run the batch again: it does what is missing.",
)
OTHER_INSTALLATION = Code(
    "batch.other-installation",
    Severity.ERROR,
    "the worker at {worker} has not what this job is keyed by: another tieout, engine, policy or taxonomy package",
    "A result stands under the digest of all that decides it, so every machine must have the same.",
    "Install the same versions and taxonomy packages on every machine, at the same paths where they are given.",
)
NO_RESULTS = Code(
    "batch.no-results",
    Severity.ERROR,
    "{folder} holds no results of a batch: {why}",
    "A batch writes run.json last; without it the run was stopped, or has not ended yet.",
    "Run the same batch again: it does what is missing, and writes the tables.",
    fatal=True,
)
CRASHED = Code(
    "batch.crashed",
    Severity.ERROR,
    "the process of this job ended without a result: {why}",
    "A fault of a library or of tieout, or something outside ended the process. No other job is touched by it.",
    "Run the batch again, which repeats such jobs; if it ends so again, report it with the input.",
)
TIMED_OUT = Code(
    "batch.timed-out",
    Severity.ERROR,
    "the job took longer than {seconds} seconds",
    "Each job has a bound of time, so that none keeps the others waiting.",
    "Raise --timeout, and run the batch again.",
)
OUT_OF_MEMORY = Code(
    "batch.out-of-memory",
    Severity.ERROR,
    "the job took more than {memory} MiB of memory",
    "Each job has a bound of private memory, so that none takes it from the others.",
    "Raise --memory-limit, and run the batch again.",
)
CHANGED = Code(
    "batch.changed",
    Severity.ERROR,
    "its inputs changed while it was built",
    "A result stands under the digests of its inputs; these were others at the end than at the beginning.",
    "Run the batch again when nothing writes to the inputs.",
)

CODES: tuple[Code, ...] = (
    NOTHING,
    MANIFEST,
    MANIFEST_COLUMN,
    LOCKED,
    FOREIGN_OUTPUT,
    NO_EXTRA,
    NO_MEASURE,
    STORE,
    PACKAGE_URL,
    SCHEDULER,
    OTHER_INSTALLATION,
    NO_RESULTS,
    CRASHED,
    TIMED_OUT,
    OUT_OF_MEMORY,
    CHANGED,
)
