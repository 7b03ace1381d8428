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
    "pyarrow is not installed",
    "The tables of a batch are Parquet files, which need pyarrow.",
    "Install the extra: pip install 'tieout[batch]'.",
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
    NO_RESULTS,
    CRASHED,
    TIMED_OUT,
    OUT_OF_MEMORY,
    CHANGED,
)
