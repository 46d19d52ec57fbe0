package org.loomwatch.api.problem;

import java.util.Arrays;

/** The kinds of problem a client can be told of. Their URIs are stable: clients may branch on them. */
public enum ProblemType {
    INVALID_PARAMETER("invalid-parameter", 400, "参数不正确", "Invalid parameter"),
    INVALID_BODY("invalid-body", 400, "请求内容不正确", "Invalid request body"),
    INVALID_CURSOR("invalid-cursor", 400, "分页游标无效", "Invalid cursor"),
    MALFORMED_REQUEST("malformed-request", 400, "请求格式错误", "Malformed request"),
    WEAK_PASSWORD("weak-password", 400, "密码不符合要求", "Password refused"),
    UNAUTHENTICATED("unauthenticated", 401, "请先登录", "Not signed in"),
    WRONG_CREDENTIALS("wrong-credentials", 401, "登录名或密码不正确", "Wrong login or password"),
    FORBIDDEN("forbidden", 403, "没有权限", "Not permitted"),
    CSRF("csrf", 403, "请求来源无法确认", "Request of unknown origin"),
    PASSWORD_CHANGE_REQUIRED("password-change-required", 403, "请先修改密码", "Password must be changed first"),
    NOT_FOUND("not-found", 404, "未找到", "Not found"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "不支持的请求方法", "Method not allowed"),
    CONFLICT("conflict", 409, "与现有数据冲突", "Conflict"),
    PRECONDITION_FAILED("precondition-failed", 412, "内容已被他人修改", "Changed by somebody else meanwhile"),
    BODY_TOO_LARGE("body-too-large", 413, "请求内容过大", "Request body too large"),
    KEY_REUSED("key-reused", 422, "幂等键已用于另一请求", "Idempotency key used for another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "缺少版本条件", "Version condition missing"),
    TOO_MANY_ATTEMPTS("too-many-attempts", 429, "尝试次数过多", "Too many attempts"),
    INTERNAL("internal", 500, "服务器内部错误", "Internal error"),
    UNAVAILABLE("unavailable", 503, "服务暂不可用", "Temporarily unavailable");

    private final String slug;
    private final int status;
    private final Text title;

    ProblemType(String slug, int status, String titleZh, String titleEn) {
        this.slug = slug;
        this.status = status;
        this.title = new Text(titleZh, titleEn);
    }

    public String uri() {
        return "urn:loomwatch:problem:" + slug;
    }

    public int status() {
        return status;
    }

    public Text title() {
        return title;
    }

    /** The type that stands for a bare HTTP status raised by the web server itself. */
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status && type != INVALID_PARAMETER)
                .filter(type -> status != 400 || type == MALFORMED_REQUEST)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : MALFORMED_REQUEST);
    }
}
