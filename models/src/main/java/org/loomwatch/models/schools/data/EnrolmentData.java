package org.loomwatch.models.schools.data;

import java.util.List;

/** What an enrolment file held, and everything odd about it. */
public record EnrolmentData(EnrolmentPanel panel, List<Finding> findings) {
    public EnrolmentData {
        findings = List.copyOf(findings);
    }
}
