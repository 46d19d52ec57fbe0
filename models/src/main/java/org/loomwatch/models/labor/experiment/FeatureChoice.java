package org.loomwatch.models.labor.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.models.labor.LaborException;

/** Which of the features there are an experiment may use. */
public final class FeatureChoice {

    private static final String FEED = "feed:";

    private FeatureChoice() {}

    /**
     * In the order of {@code all}.
     *
     * @param feedOf the feed of a feature, if it belongs to one
     * @throws LaborException if a pattern fits nothing, or nothing is left
     */
    public static List<String> of(
            Experiment.Features features, List<String> all, Function<String, Optional<Feed>> feedOf) {
        List<Predicate<String>> included = features.include().stream()
                .map(pattern -> fits(pattern, all, feedOf))
                .toList();
        List<Predicate<String>> excluded = features.exclude().stream()
                .map(pattern -> fits(pattern, all, feedOf))
                .toList();
        List<String> chosen = all.stream()
                .filter(name -> included.stream().anyMatch(one -> one.test(name)))
                .filter(name -> excluded.stream().noneMatch(one -> one.test(name)))
                .toList();
        if (chosen.isEmpty()) {
            throw new LaborException("features: nothing is left of the %d there are".formatted(all.size()));
        }
        return chosen;
    }

    private static Predicate<String> fits(String pattern, List<String> all, Function<String, Optional<Feed>> feedOf) {
        Predicate<String> fits;
        if (pattern.startsWith(FEED)) {
            String feed = pattern.substring(FEED.length());
            fits = name -> feedOf.apply(name).map(Feed::id).filter(feed::equals).isPresent();
        } else {
            Pattern regex = Pattern.compile(List.of(pattern.split("\\*", -1)).stream()
                    .map(Pattern::quote)
                    .reduce((a, b) -> a + ".*" + b)
                    .orElse(""));
            fits = name -> regex.matcher(name).matches();
        }
        if (all.stream().noneMatch(fits)) {
            throw new LaborException("features: %s is no feature, pattern or feed that there is".formatted(pattern));
        }
        return fits;
    }
}
