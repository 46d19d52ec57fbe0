package org.loomwatch.datasets.synthetic.resources;

import java.util.Locale;
import org.loomwatch.datasets.synthetic.random.Draws;

/** Contacts that reach nobody: a surname with a title, and a number no exchange gives out (it begins with 0). */
final class ResourceContacts {

    private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙"};
    private static final String[] TITLES = {"主任", "队长", "科长", "工"};

    private ResourceContacts() {}

    static String draw(Draws draws) {
        return SURNAMES[draws.below(SURNAMES.length)]
                + TITLES[draws.below(TITLES.length)]
                + String.format(Locale.ROOT, " 0755-0000%04d", draws.below(10_000));
    }
}
