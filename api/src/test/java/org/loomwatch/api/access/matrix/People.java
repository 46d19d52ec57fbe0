package org.loomwatch.api.access.matrix;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.api.access.Rights;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;

/** Every role over every kind of area with every feed unseen, as ratios and as amounts. */
final class People {

    private static final String NO_SUCH_AREA = "nowhere";
    private static final List<String> AREAS = List.of(Grant.WHOLE_DISTRICT, "zs1", "zs2g", "zs3", NO_SUCH_AREA);
    /** Each feed is unseen in one of them, ratios in another, amounts in the third. */
    private static final int FIELD_SETS = 3;

    private People() {}

    /**
     * Somebody and what they were granted.
     *
     * @param number of the granted rights among those of the role, the same for all roles; 0 has everything
     */
    record Person(String name, Role role, int number, Rights rights) {

        /** Whether this person asks in the form of this number where not all ask in all: whoever has everything, and one in twenty-four. */
        boolean isDueAt(int form) {
            return number == 0 || (number + form) % 24 == 0;
        }
    }

    static List<Person> list() {
        List<Person> people = new ArrayList<>();
        for (Role role : Role.list()) {
            int number = 0;
            people.add(person(role, number++, "everything", List.of(new Grant(role, Grant.WHOLE_DISTRICT, all()))));
            people.add(person(role, number++, "no fields", List.of(new Grant(role, Grant.WHOLE_DISTRICT, Map.of()))));
            for (String area : AREAS) {
                for (int set = 0; set < FIELD_SETS; set++) {
                    people.add(person(
                            role, number++, area + " fields " + set, List.of(new Grant(role, area, fields(set)))));
                }
            }
            people.add(person(
                    role,
                    number,
                    "two grants",
                    List.of(new Grant(role, "zs1", fields(0)), new Grant(role, "zs2c", fields(1)))));
        }
        return people;
    }

    private static Person person(Role role, int number, String what, List<Grant> grants) {
        return new Person(role.id() + " " + what, role, number, new Rights(grants));
    }

    private static Map<Feed, FieldDetail> all() {
        Map<Feed, FieldDetail> fields = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            fields.put(feed, FieldDetail.AMOUNTS);
        }
        return fields;
    }

    private static Map<Feed, FieldDetail> fields(int set) {
        Map<Feed, FieldDetail> fields = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            int turn = (List.of(Feed.values()).indexOf(feed) + set) % FIELD_SETS;
            if (turn > 0) {
                fields.put(feed, turn == 1 ? FieldDetail.RATIOS : FieldDetail.AMOUNTS);
            }
        }
        return fields;
    }
}
