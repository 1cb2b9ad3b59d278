package org.nightwindow.console.web;

import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// What an account is there for. An account may have several; each opens its own routes and nothing else. The names
/// stand in the database and never change.
public enum Role implements RouteRole {
    TECHNICIAN(
            new Text("技术员", "Technician"),
            new Text("看板、自助机、告警、登记、检修码", "board, kiosks, alerts, enrolment, on-site codes")),
    ACCEPTOR(new Text("受理员", "Acceptor"), new Text("受理、补正、收件、传送、办结、出件", "every step of a case but the decision")),
    APPROVER(new Text("审批员", "Approver"), new Text("审批，自己受理的除外", "decides cases she did not accept")),
    SUPERVISOR(
            new Text("值班长", "Supervisor"),
            new Text("看得到看板、办件和评价，派告警", "sees board, cases and ratings, assigns alerts")),
    EDITOR(
            new Text("目录编辑", "Catalogue editor"),
            new Text("看评价；目录还在文件里编", "sees ratings; the catalogue is still a file")),
    PUBLISHER(new Text("目录发布", "Publisher"), new Text("看评价；目录还在文件里编", "sees ratings; the catalogue is still a file")),
    SECURITY(new Text("安全管理员", "Security officer"), new Text("账号、角色、停用", "accounts, roles, dismissal")),
    AUDITOR(new Text("审计员", "Auditor"), new Text("看审计、核对链、导出", "reads, checks and exports the audit"));

    private final Text title;
    private final Text opens;

    Role(Text title, Text opens) {
        this.title = title;
        this.opens = opens;
    }

    public Text title() {
        return title;
    }

    /// What it is good for.
    public Text opens() {
        return opens;
    }

    public static Optional<Role> of(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }
}
