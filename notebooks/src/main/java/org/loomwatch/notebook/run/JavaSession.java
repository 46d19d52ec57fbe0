package org.loomwatch.notebook.run;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.loomwatch.notebook.Show;

/**
 * A JShell that runs cells in this process, with everything on its class path. One at a time: what is printed meanwhile by anybody
 * counts as the cell's.
 */
public final class JavaSession implements AutoCloseable {

    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*");

    private final JShell shell;

    /**
     * What a cell gave.
     *
     * @param printed on standard output
     * @param shown by media type, in order
     * @param error why it stopped; empty if it ended well
     */
    public record Outcome(String printed, List<Map<String, String>> shown, Optional<String> error) {}

    public JavaSession() {
        shell = JShell.builder()
                .executionEngine(new LocalExecutionControlProvider(), Map.of())
                .build();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                shell.addToClasspath(entry);
            }
        }
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    }

    /** Runs a cell to its end or to its first error. */
    public Outcome run(String code) {
        Show.take();
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Optional<String> error;
        try {
            error = evaluate(code);
        } finally {
            System.out.flush();
            System.setOut(usual);
        }
        return new Outcome(printed.toString(StandardCharsets.UTF_8), Show.take(), error);
    }

    private Optional<String> evaluate(String code) {
        String rest = code;
        Optional<String> result = Optional.empty();
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete() || next.source() == null) {
                if (withoutComments(rest).isBlank()) {
                    break;
                }
                return Optional.of("this is not complete: " + rest.strip());
            }
            result = Optional.empty();
            for (SnippetEvent event : shell.eval(next.source())) {
                Optional<String> error = error(event);
                if (error.isPresent()) {
                    return error;
                }
                if (event.causeSnippet() == null) {
                    result = name(event.snippet());
                }
            }
            rest = next.remaining();
        }
        return result.flatMap(this::show);
    }

    private static String withoutComments(String code) {
        return code.lines().filter(line -> !line.strip().startsWith("//")).collect(Collectors.joining());
    }

    private Optional<String> show(String name) {
        for (SnippetEvent event : shell.eval("org.loomwatch.notebook.Show.show(" + name + ");")) {
            Optional<String> error = error(event);
            if (error.isPresent()) {
                return error;
            }
        }
        return Optional.empty();
    }

    /** The variable that holds the value of an expression, if the snippet is one that is shown. */
    private static Optional<String> name(Snippet snippet) {
        if (snippet instanceof VarSnippet variable
                && snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            return Optional.of(variable.name());
        }
        if (snippet instanceof ExpressionSnippet expression && snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND) {
            return Optional.of(expression.name());
        }
        return Optional.empty();
    }

    private Optional<String> error(SnippetEvent event) {
        if (event.status() == Snippet.Status.REJECTED) {
            List<String> lines = new ArrayList<>();
            shell.diagnostics(event.snippet())
                    .filter(diagnostic -> diagnostic.isError())
                    .forEach(diagnostic -> lines.add(diagnostic.getMessage(null)));
            lines.add(event.snippet().source().strip());
            return Optional.of(String.join("\n", lines));
        }
        Throwable thrown = event.exception();
        if (thrown == null) {
            return Optional.empty();
        }
        String kind = thrown instanceof EvalException evaluation
                ? evaluation.getExceptionClassName()
                : thrown.getClass().getName();
        return Optional.of("%s: %s%n%s"
                .formatted(
                        kind,
                        Objects.requireNonNullElse(thrown.getMessage(), ""),
                        List.of(thrown.getStackTrace()).stream()
                                .limit(12)
                                .map(frame -> "    at " + frame)
                                .collect(Collectors.joining("\n"))));
    }

    @Override
    public void close() {
        shell.close();
    }
}
