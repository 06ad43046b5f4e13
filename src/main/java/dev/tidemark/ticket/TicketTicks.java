package dev.tidemark.ticket;

import dev.tidemark.activity.EnvironmentBusy;
import dev.tidemark.activity.EnvironmentHeld;
import dev.tidemark.base.Refused;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When the portal looks for what tickets are due; on every node, and the ticket's lock decides who
 * acts. What is busy is tried again.
 */
@Component
class TicketTicks {
    private static final Logger LOG = LoggerFactory.getLogger(TicketTicks.class);

    private final Desk desk;
    private final Tickets tickets;
    private final CarryOutService carryOut;
    private final TicketService service;

    TicketTicks(Desk desk, Tickets tickets, CarryOutService carryOut, TicketService service) {
        this.desk = desk;
        this.tickets = tickets;
        this.carryOut = carryOut;
        this.service = service;
    }

    @Scheduled(fixedDelay = 3000, initialDelay = 5000)
    void look() {
        for (var number : due()) {
            try {
                carryOut.act(number, service);
            } catch (EnvironmentBusy | EnvironmentHeld busy) {
                LOG.debug("{} waits: {}", number, busy.getMessage());
            } catch (Refused refused) {
                LOG.info("{} cannot begin: {}", number, refused.reason());
                carryOut.giveUpStart(number, refused.reason());
                carryOut.giveUpAlong(number, refused.reason());
            } catch (RuntimeException problem) {
                LOG.warn("{} will be looked at again", number, problem);
            }
        }
    }

    private List<TicketNumber> due() {
        try {
            return tickets.toAct(desk.now().plus(Duration.ofDays(1)));
        } catch (RuntimeException problem) {
            LOG.warn("Tickets will be looked at later", problem);
            return List.of();
        }
    }
}
