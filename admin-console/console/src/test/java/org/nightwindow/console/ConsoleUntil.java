package org.nightwindow.console;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.nightwindow.console.events.IntakeStep;

/// A console in a process of its own that stops dead at one step of event intake and waits to be killed.
final class ConsoleUntil {
    static final String AT = "AT ";

    public static void main(String[] arguments) throws InterruptedException {
        IntakeStep deadly = IntakeStep.valueOf(arguments[1]);
        CountDownLatch never = new CountDownLatch(1);
        Console console = Console.start(ConsoleConfig.inFolder(Path.of(arguments[0])), Clock.systemUTC(), step -> {
            if (step == deadly) {
                System.out.println(AT + step);
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        System.out.println(console.kioskUrl());
        never.await();
    }

    private ConsoleUntil() {}
}
