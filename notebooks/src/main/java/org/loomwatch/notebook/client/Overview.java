package org.loomwatch.notebook.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One month of the district, by feed. */
public record Overview(
        @Nullable String month,
        List<String> months,
        int enterprises,
        int reporting,
        int quarantined,
        List<Feed> feeds) {

    /** A feed's headline figure this month, the month before and a year ago; null where it may not be shown. */
    public record Feed(
            String feed,
            @Nullable Integer enterprises,
            @Nullable Double headlineTotal,
            @Nullable Double previousTotal,
            @Nullable Double yearAgoTotal) {}
}
