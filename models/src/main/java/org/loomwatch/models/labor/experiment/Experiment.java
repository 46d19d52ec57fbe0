package org.loomwatch.models.labor.experiment;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.LaborException;

/**
 * What a model is to be made from and how. Everything that the outcome depends on stands here, so that the same experiment on the
 * same data gives the same bytes. What is left out is as usual.
 *
 * @param vintage last month that is looked at, such as {@code 2026-09}; null for the last one there is
 * @param search candidates tried by rolling validation; 0 for none
 */
public record Experiment(
        String name, @Nullable String vintage, int horizon, Features features, Model model, int search, long seed) {

    public static final int USUAL_HORIZON = 3;
    public static final int LONGEST_HORIZON = 12;

    /** Candidates of a search at most: each is fitted once a fold. */
    public static final int MOST_CANDIDATES = 40;

    /** Characters of a name at most. */
    public static final int LONGEST_NAME = 80;

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    /** @throws LaborException naming the part that is out of range */
    public Experiment {
        name = name.strip();
        require(!name.isEmpty() && name.length() <= LONGEST_NAME, "name", "1 to 80 characters");
        require(vintage == null || MONTH.matcher(vintage).matches(), "vintage", "a month such as 2026-09");
        require(horizon >= 1 && horizon <= LONGEST_HORIZON, "horizon", "1 to 12 months");
        require(search >= 0 && search <= MOST_CANDIDATES, "search", "0 to 40 candidates");
        Objects.requireNonNull(features, "features");
        Objects.requireNonNull(model, "model");
    }

    /**
     * Which features may be used: names such as {@code power_ratio}, with {@code *} for any part of one, or {@code feed:power} for all of a feed.
     */
    public record Features(List<String> include, List<String> exclude) {

        public static final Features ALL = new Features(List.of("*"), List.of());

        public Features {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
            require(!include.isEmpty(), "features.include", "at least one name");
        }
    }

    /**
     * How it learns.
     *
     * @param kind {@code logistic}, {@code boosted}, {@code blend} of both; {@code usual} for trees alone where there are many events and for
     *     both where there are few; {@code onnx} for a model that learnt elsewhere
     * @param penalty ridge penalty of the logistic regression
     * @param trees number of boosted trees
     * @param depth of a tree at most
     * @param leastChild sum of p·(1 − p) in a leaf at least
     */
    public record Model(String kind, double penalty, int trees, int depth, double learningRate, double leastChild) {

        private static final List<String> KINDS = List.of("usual", "blend", "logistic", "boosted", "onnx");

        public static final Model USUAL = new Model("usual", 30, 120, 4, 0.1, 5);

        /** Learnt elsewhere: the numbers say nothing, they are the usual ones so that no comparison names them. */
        public static final Model ELSEWHERE = new Model("onnx", 30, 120, 4, 0.1, 5);

        private static final int MOST_TREES = 1000;

        public Model {
            require(KINDS.contains(kind), "model.kind", "usual, blend, logistic or boosted");
            require(penalty > 0 && penalty <= 1e6, "model.penalty", "more than 0, at most 1000000");
            require(trees >= 1 && trees <= MOST_TREES, "model.trees", "1 to 1000");
            require(depth >= 1 && depth <= 10, "model.depth", "1 to 10");
            require(learningRate > 0 && learningRate <= 1, "model.learning_rate", "more than 0, at most 1");
            require(leastChild >= 0 && leastChild <= 1e6, "model.least_child", "0 to 1000000");
        }
    }

    /** The usual model on all features. */
    public static Experiment usual(String name, int horizon, int search, long seed) {
        return new Experiment(name, null, horizon, Features.ALL, Model.USUAL, search, seed);
    }

    /** The same looked at from a month. */
    public Experiment at(String month) {
        return new Experiment(name, month, horizon, features, model, search, seed);
    }

    static void require(boolean holds, String part, String expected) {
        if (!holds) {
            throw new LaborException("%s: expected %s".formatted(part, expected));
        }
    }
}
