import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { RevocationGuard } from './revocation.guard';
import { RevocationService } from './revocation.service';
import { tlsOptions } from './tls';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { httpsOptions: tlsOptions() });
  app.useGlobalGuards(new RevocationGuard(new RevocationService()));
  await app.listen(8443);
}

void bootstrap();
