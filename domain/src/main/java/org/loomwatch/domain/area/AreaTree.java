package org.loomwatch.domain.area;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All areas of one district, as a tree that answers who lies inside whom. Children keep the order given. */
public final class AreaTree {

    private final Map<String, Area> byId = new HashMap<>();
    private final Map<String, List<Area>> children = new HashMap<>();
    private final Area root;
    private final boolean nestedIds;
    private final Map<Set<String>, Set<String>> idsUnder = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if ids repeat, a parent is unknown, or a level does not follow its parent's */
    public AreaTree(Collection<Area> areas) {
        for (Area area : areas) {
            if (byId.putIfAbsent(area.id(), area) != null) {
                throw new IllegalArgumentException("area id " + area.id() + " occurs twice");
            }
        }
        List<Area> roots = new ArrayList<>();
        for (Area area : areas) {
            Optional<String> parentId = area.parent();
            if (parentId.isEmpty()) {
                roots.add(area);
                continue;
            }
            Area parent = byId.get(parentId.get());
            if (parent == null || !area.level().parent().equals(Optional.of(parent.level()))) {
                throw new IllegalArgumentException("area %s (%s) has no parent %s one level up"
                        .formatted(area.id(), area.level().id(), parentId.get()));
            }
            children.computeIfAbsent(parent.id(), id -> new ArrayList<>()).add(area);
        }
        if (roots.size() != 1) {
            throw new IllegalArgumentException("an area tree has one district, not " + roots.size());
        }
        root = roots.get(0);
        nestedIds = findNestedIds();
    }

    /** Whether an id begins with another's exactly if its area lies below the other. */
    private boolean findNestedIds() {
        Deque<String> beginnings = new ArrayDeque<>();
        for (String id : new TreeSet<>(byId.keySet())) {
            while (!beginnings.isEmpty() && !id.startsWith(beginnings.peek())) {
                beginnings.pop();
            }
            if (!byId.get(id).parent().equals(Optional.ofNullable(beginnings.peek()))) {
                return false;
            }
            beginnings.push(id);
        }
        return true;
    }

    public Area root() {
        return root;
    }

    /**
     * Whether an id begins with another's exactly if its area lies below the other, as in the codes of GB/T 2260 and of the
     * statistical bureau. If so, the beginning of an id tells where it lies.
     */
    public boolean hasNestedIds() {
        return nestedIds;
    }

    public Area get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no area " + id));
    }

    public Optional<Area> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<Area> listChildren(String id) {
        return Collections.unmodifiableList(children.getOrDefault(get(id).id(), List.of()));
    }

    /** The area itself and everything below it, parents before children. */
    public List<Area> listSubtree(String id) {
        List<Area> subtree = new ArrayList<>();
        subtree.add(get(id));
        for (int next = 0; next < subtree.size(); next++) {
            subtree.addAll(listChildren(subtree.get(next).id()));
        }
        return subtree;
    }

    /**
     * The ids of some areas and of everything below them; ids that the tree does not know have nothing below and are left out.
     * Worked out once: whose rights are made of the same areas asks again with every request.
     */
    public Set<String> listIdsUnder(Set<String> ids) {
        return idsUnder.computeIfAbsent(Set.copyOf(ids), roots -> roots.stream()
                .filter(byId::containsKey)
                .flatMap(id -> listSubtree(id).stream())
                .map(Area::id)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether {@code id} is {@code ancestorId} or lies below it; an unknown id lies nowhere. */
    public boolean isWithin(String id, String ancestorId) {
        for (Area area = byId.get(id);
                area != null;
                area = byId.get(area.parent().orElse(""))) {
            if (area.id().equals(ancestorId)) {
                return true;
            }
        }
        return false;
    }

    /** The area of the given level that contains {@code id}, or empty if {@code id} lies above that level. */
    public Optional<Area> findAncestor(String id, AreaLevel level) {
        for (Area area = byId.get(id);
                area != null;
                area = byId.get(area.parent().orElse(""))) {
            if (area.level() == level) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }
}
