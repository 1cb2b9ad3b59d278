package org.nightwindow.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.console.events.Acts;
import org.nightwindow.console.events.EventLog;
import org.nightwindow.console.planned.PlannedWork;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.catalogue.Catalogue;

/// The page of one kiosk: what it shows, in words, ready to be drawn.
///
/// @param harm what its state means for residents
/// @param stale whether everything here tells of the past, because the kiosk is silent
/// @param looks what somebody must look at; the system will not settle it by itself
/// @param called alerts that are not over
/// @param tried null when nothing is wrong
/// @param notices what is wrong with the kiosk's drivers as long as it lasts
/// @param supplies per device
/// @param shot the newest picture of its screen there is
/// @param serving whether somebody was being served when it last spoke
/// @param maintained whether it was closed for maintenance then
/// @param planned work that was announced here and is on; empty when none is
public record KioskPage(
        String id,
        String name,
        KioskState state,
        String stateWords,
        String harm,
        String heard,
        String facts,
        boolean stale,
        Machine machine,
        List<LookHere> looks,
        List<Called> called,
        @Nullable Tried tried,
        List<Notice> notices,
        List<ItemRow> items,
        List<SupplyRow> supplies,
        Optional<Shot> shot,
        List<CommandWords> commands,
        List<EventWords> events,
        boolean serving,
        boolean maintained,
        String planned) {
    private static final int COMMANDS_SHOWN = 5;
    private static final int EVENTS_SHOWN = 50;

    public record LookHere(String sentence, String advice, String number, String since) {}

    public record Notice(String sentence, String more) {}

    /// @param shape `off` for what it is not meant to do
    /// @param how in a word whether it can be done
    public record ItemRow(String id, String name, String shape, String how, String reason, ItemDay day) {}

    /// The last 24 hours of an item.
    ///
    /// @param share how much of the time it could be done
    public record ItemDay(String share, List<Bar> bars) {
        static final ItemDay UNKNOWN = new ItemDay("", List.of());

        public ItemDay {
            bars = List.copyOf(bars);
        }
    }

    /// In thousandths of the day.
    ///
    /// @param shape `ok`, `out` or `unk`
    public record Bar(int x, int width, String shape) {}

    /// A picture of its screen. Nobody was being served: a kiosk takes none then.
    ///
    /// @param address where it is shown
    public record Shot(String address, String when) {}

    /// @param percent 0–100, or -1 when it is not measured
    /// @param runs whether it is used up, so that its end is foretold
    public record SupplyRow(String name, String shape, String level, int percent, boolean runs) {}

    static KioskPage of(
            Frame frame,
            Kiosk kiosk,
            Catalogue catalogue,
            List<Acts.Known> unknown,
            List<EventLog.Trouble> troubles,
            List<Commands.Asked> commands,
            List<EventLog.Entry> events,
            List<Called> called,
            Optional<PlannedWork> planned,
            Map<String, ItemDay> days) {
        return new KioskPage(
                kiosk.id(),
                frame.say(kiosk.name().zh(), kiosk.name().en()),
                kiosk.state(),
                frame.say(kiosk.state().zh(), kiosk.state().en()),
                Harm.sentence(frame, kiosk),
                kiosk.heard()
                        .map(heard ->
                                frame.say("心跳 " + frame.age(heard) + "前", "heartbeat " + frame.age(heard) + " ago"))
                        .orElse(frame.say("还没有心跳", "no heartbeat yet")),
                kiosk.heartbeat().map(said -> facts(frame, said)).orElse(""),
                kiosk.state() == KioskState.LOST,
                Machine.of(frame, kiosk),
                looks(frame, unknown, troubles),
                called,
                Tried.of(frame, kiosk, called, commands, events).orElse(null),
                kiosk.heartbeat().map(Heartbeat::notices).orElse(List.of()).stream()
                        .map(notice -> notice(frame, notice))
                        .toList(),
                kiosk.items().stream()
                        .map(item -> item(frame, item, catalogue, days.getOrDefault(item.item(), ItemDay.UNKNOWN)))
                        .toList(),
                kiosk.devices().stream()
                        .flatMap(device -> device.supplies().stream())
                        .map(supply -> supply(frame, supply))
                        .toList(),
                commands.stream()
                        .filter(asked -> asked.kind().equals(Command.SCREENSHOT) && asked.hasFile())
                        .findFirst()
                        .map(asked -> new Shot(
                                CommandWords.of(frame, kiosk.id(), asked).picture(), frame.when(taken(asked)))),
                commands.stream()
                        .limit(COMMANDS_SHOWN)
                        .map(asked -> CommandWords.of(frame, kiosk.id(), asked))
                        .toList(),
                events.stream()
                        .limit(EVENTS_SHOWN)
                        .map(entry -> EventWords.of(frame, entry))
                        .toList(),
                kiosk.heartbeat().map(Heartbeat::visitActive).orElse(false),
                kiosk.heartbeat().map(Heartbeat::maintenance).orElse(false),
                planned.map(work -> BoardPage.words(frame, work)).orElse(""));
    }

    private static Instant taken(Commands.Asked asked) {
        Instant asking = Instant.ofEpochMilli(asked.askedAt());
        return asked.progress() instanceof Commands.Progress.Done(Duration took) ? asking.plus(took) : asking;
    }

    private static String facts(Frame frame, Heartbeat said) {
        String profile = said.profile().isEmpty()
                ? frame.say("设置按本机文件", "settings of its own file")
                : frame.say("设置方案 ", "profile ") + SettingsPage.shortName(said.profile());
        return String.join(
                " · ",
                frame.say("程序 ", "software ") + said.software(),
                frame.say("目录 ", "catalogue ")
                        + (said.catalogueVersion().isEmpty() ? frame.say("还没有", "none yet") : said.catalogueVersion()),
                profile,
                frame.say("屏幕：", "screen: ")
                        + frame.say(DeviceWords.screen(said.screen().name())),
                said.visitActive() ? frame.say("有人在办事", "somebody is being served") : frame.say("无人", "nobody there"));
    }

    private static List<LookHere> looks(Frame frame, List<Acts.Known> unknown, List<EventLog.Trouble> troubles) {
        List<LookHere> looks = new ArrayList<>();
        for (Acts.Known act : unknown) {
            if (!act.kind().equals("PRINT")) {
                continue; // a declaration settles by itself; there is nothing to look at
            }
            looks.add(new LookHere(
                    frame.say("1 份证明打没打出来还不知道，需要人看一眼", "1 certificate: printed or not is unknown. Someone must look"),
                    frame.say(
                            "系统不会自己重打。请看出纸口和回收盒里有没有这一张。",
                            "It will not be printed again by itself. Look in the exit and the retract bin."),
                    act.serial().isEmpty() ? act.actKey() : act.serial(),
                    frame.when(Instant.ofEpochMilli(act.changedAt()))));
        }
        for (EventLog.Trouble trouble : troubles) {
            looks.add(new LookHere(
                    switch (trouble.why()) {
                        case "FORK" ->
                            frame.say("同一个号来了两份不同的记录，已隔离", "Two different records came with one number; set aside");
                        case "GAP" -> frame.say("记录中间缺了几条，已隔离", "Records are missing in between; set aside");
                        default -> frame.say("来了读不懂的一包记录，已隔离", "A batch that cannot be read; set aside");
                    },
                    trouble.isUnreadable()
                            ? frame.say(
                                    "记录还在自助机里，它会拆小了再送，收到下一包这条就没了。总这样，查网络上的代理和网关。",
                                    "The records are still at the kiosk, which sends smaller batches; the next that is taken"
                                            + " ends this. When it goes on, look at proxies and gateways between.")
                            : frame.say(
                                    "可能有两台机器用了同一份账本，或硬盘被换过。换新账本前，它的记录收不进来。",
                                    "Two machines may share one ledger, or its disk was replaced. Until it has a new ledger,"
                                            + " its records cannot be taken."),
                    trouble.isUnreadable() ? "" : "#" + trouble.seq(),
                    frame.when(Instant.ofEpochMilli(trouble.lastAt()))));
        }
        return looks;
    }

    /// A newer kiosk may notice what this console has no words for.
    private static Notice notice(Frame frame, Heartbeat.Notice notice) {
        return new Notice(
                LogEvent.of(notice.event())
                        .map(event -> frame.say(event.meaning()) + " " + frame.say(event.action()))
                        .orElse(""),
                notice.event() + " · " + notice.text());
    }

    private static ItemRow item(Frame frame, Heartbeat.Item item, Catalogue catalogue, ItemDay day) {
        return new ItemRow(
                item.item(),
                catalogue
                        .item(item.item())
                        .map(known -> frame.say(known.name()))
                        .orElse(item.item()),
                item.available() ? "ok" : item.offered() ? "out" : "off",
                item.available()
                        ? frame.say("能办", "can be done")
                        : item.offered() ? frame.say("停办", "off") : frame.say("不在这台办", "not meant for this one"),
                item.reason().isBlank() ? "" : frame.say(DeviceWords.reason(item.reason())),
                day);
    }

    private static SupplyRow supply(Frame frame, Heartbeat.Supply supply) {
        String shape = switch (supply.level()) {
            case "FULL", "OK" -> "ok";
            case "LOW" -> "warn";
            case "OUT" -> "out";
            default -> "unk";
        };
        return new SupplyRow(
                frame.say(DeviceWords.supply(supply.kind())) + (supply.name().isBlank() ? "" : " " + supply.name()),
                shape,
                frame.say(DeviceWords.level(supply.level())),
                supply.percent().orElse(-1),
                supply.kind().equals("PAPER") || supply.kind().equals("TONER"));
    }
}
