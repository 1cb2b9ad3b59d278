package org.nightwindow.console.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.console.commands.Commands.Progress;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Json;

/// A command as a technician reads it. Never a green mark for "sent".
///
/// @param checks what a self-test found, one line each
/// @param askAgain whether the honest next step is to ask again
/// @param running whether its end is still to come
/// @param kind as in [org.nightwindow.hall.HeartbeatReply.Command]
/// @param picture where what it brought is shown; empty when it brought none
/// @param text where what it brought can be saved
public record CommandWords(
        String when,
        String shape,
        String title,
        String ending,
        List<Check> checks,
        String role,
        boolean askAgain,
        boolean running,
        String kind,
        String picture,
        String text) {

    public record Check(String shape, String name, String detail) {}

    static CommandWords of(Frame frame, String kioskId, Commands.Asked asked) {
        String title = title(frame, asked);
        String file = asked.hasFile() ? "/kiosks/" + kioskId + "/files/" + asked.id() : "";
        boolean picture = asked.kind().equals(Command.SCREENSHOT);
        boolean settings = asked.kind().equals(Command.PROFILE);
        List<Check> checks = checks(frame, asked.detail());
        boolean failed = checks.stream().anyMatch(check -> !check.shape().equals("ok"));
        String line =
                checks.isEmpty() && asked.detail() != null && !asked.detail().isBlank()
                        ? frame.say("：", ": ") + said(frame, asked.detail())
                        : "";
        return new CommandWords(
                frame.when(Instant.ofEpochMilli(asked.askedAt())),
                shape(asked.progress(), failed),
                title,
                switch (asked.progress()) {
                    case Progress.Waiting() -> frame.say("等自助机来取，最多 30 秒", "waiting for the kiosk, up to 30 s");
                    case Progress.Sent() -> frame.say("自助机收到了，正在做", "the kiosk has it and is at work");
                    case Progress.Done(Duration took) ->
                        (failed ? frame.say("做完了，有没过的", "done, not all passed") : frame.say("做完了", "done"))
                                + frame.say("，" + took.toSeconds() + " 秒", ", " + took.toSeconds() + " s")
                                + line;
                    case Progress.NotDone() ->
                        checks.isEmpty()
                                ? frame.say("没有做", "not done") + line
                                : settings
                                        ? frame.say("没有改，一项也没有：", "nothing was changed:")
                                        : frame.say("做了，没有全过", "done, not all passed");
                    case Progress.NeverFetched() ->
                        frame.say("没有做：自助机一直没来取，已作废", "not done: the kiosk never fetched it, it is void");
                    case Progress.Unknown() -> frame.say("发出了，没有回音", "sent, no answer");
                },
                checks,
                asked.argument(),
                asked.progress() instanceof Progress.Unknown || asked.progress() instanceof Progress.NeverFetched,
                asked.progress() instanceof Progress.Waiting || asked.progress() instanceof Progress.Sent,
                asked.kind(),
                picture ? file : "",
                picture ? "" : file);
    }

    private static String title(Frame frame, Commands.Asked asked) {
        return switch (asked.kind()) {
            case Command.RESTART -> frame.say("重启程序", "Restart");
            case Command.RESTART_MACHINE -> frame.say("重启机器", "Restart the machine");
            case Command.MAINTENANCE_ON -> frame.say("停用检修", "Close for maintenance");
            case Command.MAINTENANCE_OFF -> frame.say("恢复服务", "Open again");
            case Command.SCREENSHOT -> frame.say("截屏", "Screenshot");
            case Command.FETCH_LOG -> frame.say("取日志", "Log");
            case Command.PROFILE ->
                asked.argument().isEmpty()
                        ? frame.say("改设置：只按本机文件", "Settings: its own file alone")
                        : frame.say("改设置：方案 ", "Settings: profile ") + SettingsPage.shortName(asked.argument());
            default ->
                asked.argument().isEmpty()
                        ? frame.say("整机自检", "Self-test of all parts")
                        : frame.say(DeviceWords.role(asked.argument())) + frame.say("自检", " self-test");
        };
    }

    /// What kiosks answer in a fixed word, in the reader's language.
    private static String said(Frame frame, String detail) {
        return switch (detail) {
            case CommandDetail.SERVING -> frame.say("有人正在办事，现在不能做", "somebody is being served; not now");
            case CommandDetail.NOT_SUPERVISED ->
                frame.say("这台机器上没有人会把程序再启动起来，不敢重启", "nothing on this machine would start it again");
            case CommandDetail.ATTENDED ->
                frame.say("有技术员正在机器跟前干活，现在不能做", "a technician is at work in front of it; not now");
            case CommandDetail.NO_MACHINE_RESTART ->
                frame.say(
                        "这台自助机的设置里没有写用什么重启机器（machine.restart）",
                        "its settings name no command that restarts the machine (machine.restart)");
            case CommandDetail.STAYED_UP ->
                frame.say("命令跑了，机器没有关下去", "its command ran, and the machine did not go down");
            case CommandDetail.NOT_GENUINE -> frame.say("签名不对，自助机不认", "the kiosk does not take its seal for ours");
            case CommandDetail.RESTARTED -> frame.say("自助机已重新启动", "the kiosk was started again");
            case CommandDetail.NOT_FETCHED ->
                frame.say("没有取到这份设置，或者取到的不对", "the settings could not be fetched, or were not what they should be");
            case CommandDetail.WENT_BACK ->
                frame.say("按新设置连不上后台，已自己退回原来的", "it did not reach the console under them, and went back by itself");
            case CommandDetail.KEPT_ENDING ->
                frame.say("按新设置程序一再退出，已自己退回原来的", "the program kept ending under them, and went back by itself");
            case CommandDetail.NOT_USABLE ->
                frame.say("新启动的程序用不了这份设置，已退回原来的", "the program cannot use them any more, and went back");
            case CommandDetail.EXPIRED -> frame.say("到得太晚，没有做", "it came too late");
            default -> detail;
        };
    }

    private static String shape(Progress progress, boolean failed) {
        return switch (progress) {
            case Progress.Waiting(), Progress.Sent() -> "off";
            case Progress.Done(Duration took) -> failed ? "out" : "ok";
            case Progress.NotDone(), Progress.NeverFetched() -> "out";
            case Progress.Unknown() -> "unk";
        };
    }

    /// The checks in what a kiosk reports: `[{role, passed, checks: [{name, passed, detail}]}]`, or `[{role,
    /// passed, fault, detail}]` for a device that could not be tested.
    private static List<Check> checks(Frame frame, @Nullable String detail) {
        if (detail == null || !detail.startsWith("[")) {
            return List.of();
        }
        try {
            List<Check> checks = new ArrayList<>();
            for (JsonNode device : Json.MAPPER.readTree(detail)) {
                String role = frame.say(DeviceWords.role(device.path("role").asText()));
                if (!device.path("checks").isArray()) {
                    checks.add(check(role, device, device.path("fault").asText()));
                }
                device.path("checks")
                        .forEach(check -> checks.add(
                                check(role + " · " + check.path("name").asText(), check, "")));
            }
            return checks;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static Check check(String name, JsonNode node, String before) {
        return new Check(
                node.path("passed").asBoolean() ? "ok" : "out",
                name,
                (before + " " + node.path("detail").asText()).strip());
    }
}
