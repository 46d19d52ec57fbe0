package org.loomwatch.models.schools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.loomwatch.models.schools.backtest.ForecastInputs;
import org.loomwatch.models.schools.data.AreaGroups;
import org.loomwatch.models.schools.data.Births;
import org.loomwatch.models.schools.data.Capacity;
import org.loomwatch.models.schools.data.EnrolmentData;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.data.EnrolmentReader;
import org.loomwatch.models.schools.data.Finding;
import org.loomwatch.models.schools.data.SchoolDataException;
import org.loomwatch.models.schools.data.SchoolEvent;

/** All input files of one command, read and checked against each other. */
record LoadedData(ForecastInputs inputs, Capacity capacity, List<Finding> findings) {

    static LoadedData read(SchoolInputs files) {
        AreaGroups groups = files.groups().map(AreaGroups::read).orElseGet(AreaGroups::fromCodes);
        EnrolmentData enrolment = EnrolmentReader.read(files.enrolment(), groups);
        EnrolmentPanel panel = enrolment.panel();
        List<Finding> findings = new ArrayList<>(enrolment.findings());
        Optional<Births> births = files.births().map(file -> Births.read(file, findings));
        births.ifPresent(known -> known.compareWith(panel, findings));
        Capacity capacity = files.capacity()
                .map(file -> Capacity.read(file, panel, findings))
                .orElseGet(Capacity::none);
        List<SchoolEvent> events = files.events().map(SchoolEvent::read).orElseGet(List::of);
        for (SchoolEvent event : events) {
            checkArea(panel, event, event.area());
            event.toArea().ifPresent(to -> checkArea(panel, event, to));
        }
        try {
            return new LoadedData(
                    new ForecastInputs(panel, groups, births, events, files.horizon(), files.seed()),
                    capacity,
                    findings);
        } catch (IllegalArgumentException e) {
            throw new SchoolDataException(files.enrolment().name() + ": " + e.getMessage());
        }
    }

    private static void checkArea(EnrolmentPanel panel, SchoolEvent event, String area) {
        OptionalInt position = panel.findArea(area);
        if (event.kind().isMove() && position.isEmpty()) {
            throw new SchoolDataException(
                    "events: %s %d names area %s, which has no enrolment".formatted(event.kind(), event.year(), area));
        }
    }
}
