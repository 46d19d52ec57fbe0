package org.loomwatch.models.economy.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesFilesTest {

    @TempDir
    Path directory;

    @Test
    void readsBothHeadersInAnyOrderAndKeepsGaps() throws IOException {
        MonthlySeries byDate = SeriesFiles.readSeries(file("\uFEFFDate,Value\n2024-04-01,4\n2024-01-01,1\n2024-02,\n"));
        MonthlySeries byMonth = SeriesFiles.readSeries(file("year,month,value\n2024,1,1\n2024,4,4\n2024,2,NA\n"));
        double nan = Double.NaN;
        assertEquals(MonthlySeries.of(YearMonth.of(2024, 1), 1, nan, nan, 4), byDate);
        assertEquals(byDate, byMonth);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,value;2024-01-01,1;2024-02-01,x|line 3, field value: 'x' is not a number",
                "date,value;2024-01-01,1;2024-13-01,2|line 3, field date: '2024-13-01' is not a date",
                "date,value;2024-01-01,1;2024-01-31,2|line 3, field date: month 2024-01 was already given in line 2",
                "year,month,value;2024,1,1;2024,14,2|line 3, field month: '14' is not a whole number from 1 to 12",
                "date,amount;2024-01-01,1|line 1, field value: the header lacks this column",
                "date,value;2024-01-01,1,7|line 2, field 3: the header has 2 columns, this line 3",
                "date,value;2024-01-01,Infinity|line 2, field value: 'Infinity' is not a finite number",
                "date,value|the file has a header and no rows",
                "date,value;2024-03-01,1;2024-06-01,2;2024-12-01,2|the rows are 3 months apart, a monthly series was",
            })
    void namesLineAndField(String content, String message) throws IOException {
        Path file = file(content.replace(';', '\n'));
        InputException e = assertThrows(InputException.class, () -> SeriesFiles.readSeries(file));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }

    @Test
    void saysWhenTheFileIsNotThereOrEmpty() throws IOException {
        assertThrows(InputException.class, () -> SeriesFiles.readSeries(directory.resolve("none.csv")));
        Path empty = file("");
        assertThrows(InputException.class, () -> SeriesFiles.readSeries(empty));
    }

    @Test
    void readsPanelsWithUsDates() throws IOException {
        Map<String, MonthlySeries> panel = SeriesFiles.readPanel(file("Date,A,B\n11/1/85,1,\n12/1/1985,2,3.5\n"));
        assertEquals(List.of("A", "B"), List.copyOf(panel.keySet()));
        assertEquals(MonthlySeries.of(YearMonth.of(1985, 11), Double.NaN, 3.5), panel.get("B"));
    }

    @Test
    void readsHolidays() throws IOException {
        assertEquals(
                List.of(LocalDate.of(2024, 2, 10), LocalDate.of(2025, 1, 29)),
                SeriesFiles.readHolidays(file("date\n2024-02-10\n2025-01-29\n")));
        Path twice = file("date\n2024-02-10\n2024-02-10\n");
        assertThrows(InputException.class, () -> SeriesFiles.readHolidays(twice));
    }

    @Test
    void writesWhatItReads() throws IOException {
        MonthlySeries series = MonthlySeries.of(YearMonth.of(2024, 11), 0.1, Double.NaN, 1e-12);
        Path file = directory.resolve("new/out.csv");
        SeriesWriter.write(file, Map.of("value", series));
        assertEquals("date,value\n2024-11-01,0.1\n2024-12-01,\n2025-01-01,1.0E-12\n", Files.readString(file));
        assertEquals(series, SeriesFiles.readSeries(file));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("in.csv"), content);
    }
}
