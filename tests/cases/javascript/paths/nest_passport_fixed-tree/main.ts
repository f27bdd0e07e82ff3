import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { tlsOptions } from './tls';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { httpsOptions: tlsOptions() });
  await app.listen(8443);
}

void bootstrap();
