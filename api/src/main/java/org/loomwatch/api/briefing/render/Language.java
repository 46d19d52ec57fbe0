package org.loomwatch.api.briefing.render;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.api.problem.Text;

/** A language that a briefing is drawn in. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    public String of(Text text) {
        return this == CHINESE ? text.zh() : text.en();
    }

    String of(String zh, String en) {
        return this == CHINESE ? zh : en;
    }

    /** By tag. */
    public static Map<String, Language> byTag() {
        Map<String, Language> languages = new TreeMap<>();
        Arrays.stream(values()).forEach(language -> languages.put(language.tag, language));
        return languages;
    }
}
