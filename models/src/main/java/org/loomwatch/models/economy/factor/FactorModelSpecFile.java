package org.loomwatch.models.economy.factor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.series.InputException;

/** Reads a {@link FactorModelSpec} from YAML; the format is described in {@code docs/guide/factor-model.md}. */
public final class FactorModelSpecFile {

    private static final int DEFAULT_LAGS = 1;
    private static final int DEFAULT_ITERATIONS = 5000;
    private static final double DEFAULT_TOLERANCE = 1e-4;
    private static final BlockEntry DEFAULT_BLOCK = new BlockEntry("global", 1);

    private static final ObjectReader READER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(SpecEntry.class);

    private FactorModelSpecFile() {}

    /**
     * Reads a specification.
     *
     * @throws InputException naming line and field when the YAML does not fit, or the rule that it breaks
     */
    public static FactorModelSpec read(Path file) {
        try {
            return specOf(READER.readValue(Files.readString(file)));
        } catch (JacksonException e) {
            String field = e instanceof JsonMappingException bound
                    ? bound.getPath().stream()
                            .map(part ->
                                    part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                            .collect(Collectors.joining("."))
                    : "yaml";
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw InputException.atField(file, line, field, e.getOriginalMessage());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw InputException.inFile(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw InputException.inFile(file, "not readable: " + e.getMessage(), e);
        }
    }

    private static FactorModelSpec specOf(@Nullable SpecEntry entry) {
        if (entry == null || entry.series() == null || entry.series().isEmpty()) {
            throw new IllegalArgumentException("series: at least one entry was expected");
        }
        List<BlockEntry> blocks = Objects.requireNonNullElse(entry.blocks(), List.of(DEFAULT_BLOCK));
        return new FactorModelSpec(
                entry.series().stream().map(one -> seriesOf(one, blocks)).toList(),
                blocks.stream()
                        .map(block -> new FactorModelSpec.BlockSpec(
                                required(block.name(), "blocks: name"), Objects.requireNonNullElse(block.factors(), 1)))
                        .toList(),
                Objects.requireNonNullElse(entry.lags(), DEFAULT_LAGS),
                Objects.requireNonNullElse(entry.maxIterations(), DEFAULT_ITERATIONS),
                Objects.requireNonNullElse(entry.tolerance(), DEFAULT_TOLERANCE),
                Optional.ofNullable(entry.sampleStart()).map(YearMonth::parse),
                Optional.ofNullable(entry.sampleEnd()).map(YearMonth::parse),
                Optional.ofNullable(entry.target()));
    }

    private static FactorModelSpec.SeriesSpec seriesOf(SeriesEntry entry, List<BlockEntry> blocks) {
        String name = required(entry.name(), "series: name");
        List<String> all = blocks.stream()
                .map(block -> required(block.name(), "blocks: name"))
                .toList();
        return new FactorModelSpec.SeriesSpec(
                name,
                Objects.requireNonNullElse(entry.frequency(), Frequency.MONTHLY),
                required(entry.transform(), "series " + name + ": transform"),
                Objects.requireNonNullElse(entry.blocks(), all));
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private record SpecEntry(
            @Nullable List<SeriesEntry> series,
            @Nullable List<BlockEntry> blocks,
            @Nullable Integer lags,
            @Nullable Integer maxIterations,
            @Nullable Double tolerance,
            @Nullable String sampleStart,
            @Nullable String sampleEnd,
            @Nullable String target) {}

    private record SeriesEntry(
            @Nullable String name,
            @Nullable Frequency frequency,
            @Nullable Transform transform,
            @Nullable List<String> blocks) {}

    private record BlockEntry(
            @Nullable String name, @Nullable Integer factors) {}
}
