-- Warnings, the scores behind them, and the disputes they are judged by. Replaced by version: read with FINAL.

-- One row per scored enterprise and month, grade 'none' included. reasons: JSON array of
-- {feed, indicator, value, baseline, percentile, contribution}.
CREATE TABLE warning
(
    month Date,
    uscc String,
    theme LowCardinality(String),
    area String,
    industry LowCardinality(String),
    size LowCardinality(String),
    grade LowCardinality(String),
    probability Float64,
    rank UInt32,
    queue LowCardinality(String),
    rule_floor LowCardinality(String),
    reasons String,
    model String,
    scored_at DateTime64(3, 'UTC'),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (month, theme, uscc)
SETTINGS index_granularity = 2048;

-- What champion and challengers said side by side. score: log-odds before calibration.
CREATE TABLE enterprise_score
(
    month Date,
    theme LowCardinality(String),
    model LowCardinality(String),
    uscc String,
    score Float32,
    probability Float64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (theme, uscc, month, model)
SETTINGS index_granularity = 2048;

-- Monthly watch over a model: drift of features and score, calibration, precision of matured warnings.
-- subject: feature or grade that the figure is about, empty for the model as a whole.
CREATE TABLE model_watch
(
    month Date,
    theme LowCardinality(String),
    model LowCardinality(String),
    metric LowCardinality(String),
    subject String,
    value Float64,
    alarm UInt8,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (theme, model, month, metric, subject);

-- Disputes as the labor bureau knows them. known_on: when it became known, never before started_on.
CREATE TABLE dispute
(
    dispute_id String,
    uscc String,
    started_on Date32,
    known_on Date32,
    kind LowCardinality(String),
    people Nullable(Int64),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY dispute_id;
