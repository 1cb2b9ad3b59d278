package org.nightwindow.console.fleet;

import java.util.List;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;

/// What the state of a kiosk means for residents, in one sentence: harm before hardware.
final class Harm {
    static String sentence(Frame frame, Kiosk kiosk) {
        List<Heartbeat.Item> offered = kiosk.offered();
        List<Heartbeat.Item> off =
                offered.stream().filter(item -> !item.available()).toList();
        int all = offered.size();
        return switch (kiosk.state()) {
            case NONE -> frame.say("还没有登记，取票后写进机器的票据文件", "Not enrolled yet. Make a ticket for its ticket file");
            case LOST ->
                kiosk.heard()
                        .map(frame::when)
                        .map(when -> frame.say(
                                "心跳停在 " + when + "，不知道能不能办", "Last heartbeat " + when + ". Cannot tell if it works"))
                        .orElse(frame.say("登记后还没有心跳，不知道能不能办", "No heartbeat yet. Cannot tell if it works"));
            case MAINTENANCE -> frame.say("有人在维护，现在不办事", "Somebody works on it. Nothing is done here now");
            case OUT ->
                frame.say("全部停办", "Nothing can be done")
                        + (kiosk.items().isEmpty()
                                ? frame.say("：还没有目录", ": it has no catalogue yet")
                                : because(frame, off.isEmpty() ? kiosk.items() : off));
            case PART ->
                frame.say(
                                off.size() + " 项停办，其余 " + (all - off.size()) + " 项照常",
                                off.size() + " off, " + (all - off.size()) + " others work")
                        + because(frame, off);
            case WATCH, WORKING ->
                frame.say(all + " 项都能办", all == 1 ? "Its 1 item works" : "All " + all + " items work");
        };
    }

    private static String because(Frame frame, List<Heartbeat.Item> off) {
        return off.stream()
                .map(Heartbeat.Item::reason)
                .filter(reason -> !reason.isBlank())
                .findFirst()
                .map(reason -> frame.say("：", ": ") + frame.say(DeviceWords.reason(reason)))
                .orElse("");
    }

    private Harm() {}
}
