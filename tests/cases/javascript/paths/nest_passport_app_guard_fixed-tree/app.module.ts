import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { IssuerGuard } from './issuer.guard';
import { JwtStrategy } from './jwt.strategy';
import { OrdersController } from './orders.controller';

@Module({ imports: [PassportModule], controllers: [OrdersController], providers: [JwtStrategy, IssuerGuard, { provide: APP_GUARD, useExisting: IssuerGuard }] })
export class AppModule {}
