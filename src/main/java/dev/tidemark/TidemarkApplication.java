package dev.tidemark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal: one node of it. */
@SpringBootApplication
public class TidemarkApplication {
    public static void main(String[] args) {
        SpringApplication.run(TidemarkApplication.class, args);
    }
}
