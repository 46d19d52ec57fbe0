package org.loomwatch.models.schools.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentReaderTest {

    @TempDir
    private Path folder;

    private EnrolmentData read(String... rows) throws IOException {
        Path file = folder.resolve("enrolment.csv");
        Files.writeString(file, "area,grade,year,pupils\n" + String.join("\n", rows) + "\n");
        return EnrolmentReader.read(RowSource.file(file), AreaGroups.fromCodes());
    }

    private static List<Finding> of(EnrolmentData data, FindingKind kind) {
        return data.findings().stream().filter(f -> f.kind() == kind).toList();
    }

    @Test
    void namesFileLineFieldAndWhatWasExpected() {
        String message = assertThrows(SchoolDataException.class, () -> read("A,1,2020,30", "A,1,2021,many"))
                .getMessage();
        assertEquals("enrolment.csv, line 3, field pupils: \"many\" found, expected a decimal number", message);
        assertTrue(assertThrows(SchoolDataException.class, () -> read("A,one,2020,30"))
                .getMessage()
                .contains("field grade: \"one\" found, expected a grade 0 to 12 or K"));
        assertTrue(assertThrows(SchoolDataException.class, () -> read("A,1,20,30"))
                .getMessage()
                .contains("field year: \"20\" found, expected a year"));
        assertTrue(assertThrows(SchoolDataException.class, () -> read(",1,2020,30"))
                .getMessage()
                .contains("field area"));
    }

    @Test
    void namesAMissingColumn() throws IOException {
        Path file = folder.resolve("short.csv");
        Files.writeString(file, "area,grade,pupils\nA,1,3\n");
        assertTrue(assertThrows(
                        SchoolDataException.class,
                        () -> EnrolmentReader.read(RowSource.file(file), AreaGroups.fromCodes()))
                .getMessage()
                .contains("line 1, field year"));
    }

    @Test
    void impossibleCountsBecomeMissingAndAreNamed() throws IOException {
        EnrolmentData data = read("A,1,2020,-3", "A,2,2020,1e9", "A,1,2021,", "A,2,2021,30", "A,3,2021,10.5");
        assertTrue(Double.isNaN(data.panel().pupils(0, 0, 0)));
        assertTrue(Double.isNaN(data.panel().pupils(0, 1, 0)));
        assertTrue(Double.isNaN(data.panel().pupils(0, 0, 1)));
        assertEquals(10.5, data.panel().pupils(0, 2, 1));
        assertTrue(of(data, FindingKind.NEGATIVE_COUNT).get(0).message().contains("line 2, grade 1: -3 pupils"));
        assertEquals(1, of(data, FindingKind.ABSURD_COUNT).size());
        assertEquals(1, of(data, FindingKind.EMPTY_COUNT).size());
        assertEquals(1, of(data, FindingKind.HALF_PUPILS).size());
    }

    @Test
    void mergedGradesAreSplitInTheDistrictsProportions() throws IOException {
        EnrolmentData data = read("A,1,2020,10", "A,2,2020,30", "B,1-2,2020,20", "C,3–4,2020,8");
        assertEquals(5, data.panel().pupils(1, 0, 0), 1e-9);
        assertEquals(15, data.panel().pupils(1, 1, 0), 1e-9);
        assertEquals(4, data.panel().pupils(2, 2, 0), 1e-9);
        assertEquals(2, of(data, FindingKind.MERGED_GRADES).size());
    }

    @Test
    void totalsAreCheckedAndNeverCountedTwice() throws IOException {
        EnrolmentData data = read("A,1,2020,10", "A,total,2020,12", "A,total,2021,11", "A,1,2022,9");
        assertEquals(10, data.panel().total(0, 0));
        assertFalse(data.panel().isReported(0, 1));
        assertTrue(
                of(data, FindingKind.TOTAL_MISMATCH).get(0).message().contains("total 12, but the grades sum to 10"));
        assertEquals(2021, of(data, FindingKind.TOTAL_WITHOUT_GRADES).get(0).year());
    }

    @Test
    void rowsOfAGroupAreATotalOfItsAreas() throws IOException {
        EnrolmentData data = read("D-1,1,2020,10", "D-2,1,2020,20", "D,1,2020,33");
        assertEquals(List.of("D-1", "D-2"), data.panel().areas());
        assertTrue(of(data, FindingKind.TOTAL_MISMATCH)
                .get(0)
                .message()
                .contains("states 33 pupils, its areas sum to 30"));
    }

    @Test
    void gapsOpeningsAndClosuresAreNamed() throws IOException {
        EnrolmentData data = read(
                "A,1,2018,10", "A,1,2020,10", "A,1,2021,10", "B,1,2018,5", "B,1,2019,5", "C,1,2020,4", "C,1,2021,4");
        assertEquals(2019, of(data, FindingKind.MISSING_YEAR).get(0).year());
        assertEquals("B", of(data, FindingKind.CLOSED).get(0).area());
        assertEquals(2020, of(data, FindingKind.CLOSED).get(0).year());
        assertEquals("C", of(data, FindingKind.OPENED).get(0).area());
    }

    @Test
    void aSecondCountForTheSameCellIsNamed() throws IOException {
        EnrolmentData data = read("A,1,2020,10", "A,1,2020,10", "A,2,2020,7", "A,2,2020,8");
        assertEquals(8, data.panel().pupils(0, 1, 0));
        assertEquals(2, of(data, FindingKind.DUPLICATE_ROW).size());
    }

    @Test
    void birthsAndPlacesAreHeldAgainstTheAreas() throws IOException {
        EnrolmentPanel panel = read("A,1,2020,10", "B,1,2020,10").panel();
        Path births = folder.resolve("births.csv");
        Files.writeString(births, "area,year,births\nA,2014,12\nX,2014,5\nA,2015,-1\n");
        Path places = folder.resolve("capacity.csv");
        Files.writeString(places, "area,grade,year,places\nA,1,2020,45\nY,1,2020,45\n");
        List<Finding> findings = new java.util.ArrayList<>();
        Births read = Births.read(RowSource.file(births), findings);
        read.compareWith(panel, findings);
        Capacity capacity = Capacity.read(RowSource.file(places), panel, findings);
        assertEquals(
                List.of(
                        "negative_count",
                        "births_without_pupils",
                        "births_missing",
                        "unknown_area",
                        "capacity_missing"),
                findings.stream().map(f -> f.kind().id()).toList());
        assertEquals(45, capacity.find("A", 1, 2026).orElseThrow());
        assertTrue(capacity.find("A", 1, 2019).isEmpty());
        assertEquals(90, capacity.plus("A", 1, 2024, 45).find("A", 1, 2025).orElseThrow());
        assertEquals(45, capacity.plus("A", 1, 2024, 45).find("A", 1, 2023).orElseThrow());
    }
}
