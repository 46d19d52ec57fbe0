/** Exports: tables as Parquet, CSV or workbooks, made by jobs, resumable, each with its manifest. */
@NullMarked
package org.loomwatch.api.analyst.export;

import org.jspecify.annotations.NullMarked;
