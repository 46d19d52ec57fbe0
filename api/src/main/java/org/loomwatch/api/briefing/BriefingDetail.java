package org.loomwatch.api.briefing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.problem.Text;

/**
 * A kept briefing in short.
 *
 * @param previous the newest kept briefing of the month before; null if there is none
 */
public record BriefingDetail(
        BriefingItem briefing,
        List<KeyFigure> figures,
        List<Subject> subjects,
        @Nullable UUID previous) {

    /** What is said of a subject. */
    public record Subject(String id, Text title, List<Text> sentences) {}
}
