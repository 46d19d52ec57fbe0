package org.loomwatch.api.emergency.cap;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loomwatch.domain.alert.AlertKey;
import org.loomwatch.domain.alert.AlertType;

/** What the specification demands of a message beyond its schema. */
final class CapRules {

    private static final Pattern FORBIDDEN_IN_NAMES = Pattern.compile("[\\s,<&]");

    private final CapVersion version;
    private final Findings findings;
    private final CapAreaRules areas;

    CapRules(CapVersion version, Findings findings) {
        this.version = version;
        this.findings = findings;
        this.areas = new CapAreaRules(version, findings);
    }

    void check(CapElement alert) {
        checkName(alert, "identifier");
        checkName(alert, "sender");
        alert.find("sent").ifPresent(sent -> CapTimes.check(sent, version, findings));
        alert.find("identifier").ifPresent(identifier -> ChinaIdentifier.check(identifier, findings));
        checkScope(alert);
        checkReferences(alert);
        checkNotes(alert);
        List<CapElement> infos = alert.list("info");
        infos.forEach(info -> checkInfo(info, alert));
        if (infos.isEmpty() && alert.textOf("msgType").equals(AlertType.ALERT.cap())) {
            findings.warning(
                    "alert.no_info", alert.path(), "says nothing: there is no info block", "没有 info 段，未说明任何内容");
        }
    }

    private void checkName(CapElement alert, String name) {
        alert.find(name).ifPresent(element -> {
            if (element.text().isEmpty()) {
                findings.error(name + ".blank", element.path(), name + " is empty", name + " 为空");
            } else if (FORBIDDEN_IN_NAMES.matcher(element.text()).find()) {
                findings.error(
                        name + ".characters",
                        element.path(),
                        name + " holds a space, comma, < or &",
                        name + " 含有空格、逗号、< 或 &");
            }
        });
    }

    private void checkScope(CapElement alert) {
        String scope = alert.textOf("scope");
        boolean restriction = !alert.textOf("restriction").isEmpty();
        if (scope.equals("Restricted") && !restriction) {
            findings.error(
                    "scope.restriction",
                    alert.path() + "/scope[1]",
                    "scope is Restricted, but no restriction says how",
                    "scope 为 Restricted，但没有 restriction 说明限制");
        }
        if (scope.equals("Private") && alert.textOf("addresses").isEmpty()) {
            findings.error(
                    "scope.addresses",
                    alert.path() + "/scope[1]",
                    "scope is Private, but there are no addresses",
                    "scope 为 Private，但没有 addresses");
        }
        if (restriction && !scope.equals("Restricted")) {
            findings.warning(
                    "restriction.scope",
                    alert.path() + "/restriction[1]",
                    "a restriction only means something in scope Restricted",
                    "只有 scope 为 Restricted 时 restriction 才有意义");
        }
    }

    private void checkReferences(CapElement alert) {
        Optional<CapElement> element = alert.find("references");
        String type = alert.textOf("msgType");
        boolean needed = AlertType.find(type).filter(AlertType::needsReferences).isPresent();
        String text = element.map(CapElement::text).orElse("");
        String path = element.map(CapElement::path).orElse(alert.path());
        if (element.isPresent() && text.isEmpty()) {
            findings.error("references.empty", path, "references is there, but empty", "references 元素存在但为空");
        }
        if (needed && text.isEmpty()) {
            findings.error(
                    "references.missing",
                    path,
                    "a message of type " + type + " must name the messages it is about",
                    "msgType 为 " + type + " 时必须用 references 指明所针对的信息");
        }
        if (!text.isEmpty()) {
            for (String reference : text.split("\\s+")) {
                checkReference(reference, path, alert);
            }
        }
    }

    private void checkReference(String reference, String path, CapElement alert) {
        try {
            AlertKey key = AlertKey.parse(reference);
            if (key.identifier().equals(alert.textOf("identifier"))
                    && key.sender().equals(alert.textOf("sender"))
                    && CapTimes.find(alert.textOf("sent"))
                            .filter(sent -> sent.toInstant().equals(key.sent()))
                            .isPresent()) {
                findings.error("references.self", path, "the message refers to itself", "信息引用了自身");
            }
        } catch (IllegalArgumentException e) {
            if (version == CapVersion.V1_0) {
                findings.warning(
                        "references.format",
                        path,
                        "'" + reference + "' cannot be followed: " + e.getMessage(),
                        "“" + reference + "”无法追溯，应为 sender,identifier,sent");
            } else {
                findings.error(
                        "references.format",
                        path,
                        "'" + reference + "': " + e.getMessage(),
                        "“" + reference + "”应为 sender,identifier,sent 三部分");
            }
        }
    }

    private void checkNotes(CapElement alert) {
        boolean note = !alert.textOf("note").isEmpty();
        if (!note && alert.textOf("msgType").equals(AlertType.ERROR.cap())) {
            findings.warning(
                    "note.error", alert.path(), "an Error should say in note what is wrong", "Error 应在 note 中说明原因");
        }
        if (!note && alert.textOf("status").equals("Exercise")) {
            findings.warning(
                    "note.exercise", alert.path(), "an Exercise should be named in note", "Exercise 应在 note 中写明演练名称");
        }
    }

    private void checkInfo(CapElement info, CapElement alert) {
        info.find("event")
                .filter(event -> event.text().isEmpty())
                .ifPresent(event -> findings.error("event.blank", event.path(), "the event has no name", "event 为空"));
        for (String name : List.of("effective", "onset", "expires")) {
            info.find(name).ifPresent(time -> CapTimes.check(time, version, findings));
        }
        checkOrder(info, alert);
        info.find("web").filter(web -> !web.text().isEmpty()).ifPresent(web -> {
            if (!web.text().matches("(?i)[a-z][a-z0-9+.-]*:\\S+")) {
                findings.warning("web.relative", web.path(), "web is no absolute address", "web 不是绝对地址");
            }
        });
        for (CapElement resource : info.list("resource")) {
            resource.find("size")
                    .filter(size -> size.text().startsWith("-"))
                    .ifPresent(size -> findings.error("resource.size", size.path(), "a size below zero", "size 小于零"));
        }
        List<CapElement> found = info.list("area");
        found.forEach(areas::check);
        if (found.isEmpty()) {
            findings.warning("info.no_area", info.path(), "no area: it does not say where", "没有 area，未说明影响区域");
        }
    }

    private void checkOrder(CapElement info, CapElement alert) {
        Optional<OffsetDateTime> expires = CapTimes.find(info.textOf("expires"));
        Optional<OffsetDateTime> from =
                CapTimes.find(info.textOf("effective")).or(() -> CapTimes.find(alert.textOf("sent")));
        if (expires.isPresent() && from.isPresent() && !expires.get().isAfter(from.get())) {
            findings.error(
                    "expires.order",
                    info.path() + "/expires[1]",
                    "expires is not after the time it takes effect",
                    "expires 不晚于生效时间");
        }
        Optional<OffsetDateTime> onset = CapTimes.find(info.textOf("onset"));
        if (expires.isPresent() && onset.isPresent() && expires.get().isBefore(onset.get())) {
            findings.warning("onset.order", info.path() + "/onset[1]", "expires before the event begins", "事件开始前即已失效");
        }
    }
}
