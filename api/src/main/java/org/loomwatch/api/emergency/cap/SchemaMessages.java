package org.loomwatch.api.emergency.cap;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and Chinese words for what an XML schema validator reports. */
final class SchemaMessages {

    private static final Pattern CODE =
            Pattern.compile("^(cvc-[A-Za-z0-9.-]+|s4s-[A-Za-z0-9.-]+): (.*)$", Pattern.DOTALL);

    private static final Map<String, String> CHINESE = Map.of(
            "cvc-complex-type.2.4.a", "此处不应出现该元素，或顺序不对",
            "cvc-complex-type.2.4.b", "缺少必需的下级元素",
            "cvc-complex-type.2.4.d", "此处不应再有元素",
            "cvc-enumeration-valid", "取值不在规定范围内",
            "cvc-pattern-valid", "取值格式不对",
            "cvc-datatype-valid.1.2.1", "取值类型不对",
            "cvc-elt.1.a", "根元素不是 CAP 的 alert",
            "cvc-complex-type.2.3", "此元素只能含下级元素，不能含文字");

    /** A signature in CAP 1.0 or 1.1: allowed by the text of the standard, unknown to its schema. */
    static final String SIGNATURE = "schema.signature";

    private SchemaMessages() {}

    static CapFinding finding(String message, String path) {
        Matcher matcher = CODE.matcher(message);
        String code = matcher.matches() ? matcher.group(1) : "other";
        String text = matcher.matches() ? matcher.group(2) : message;
        if (path.matches("/alert/Signature\\[\\d+]") && code.startsWith("cvc-complex-type.2.4")) {
            return new CapFinding(
                    SIGNATURE,
                    path,
                    "the schema of this version knows no signature, though the text of the standard allows one: "
                            + text,
                    "该版本的模式未列签名元素，但标准正文允许签名：" + text);
        }
        return new CapFinding("schema." + code, path, text, CHINESE.getOrDefault(code, "不符合该版本 CAP 的模式") + "：" + text);
    }
}
