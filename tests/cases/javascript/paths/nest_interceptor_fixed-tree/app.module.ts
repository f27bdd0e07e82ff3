import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { OrdersController } from './orders.controller';

@Module({ imports: [JwtModule.register({ publicKey: process.env.ISSUER_KEY })], controllers: [OrdersController] })
export class AppModule {}
