import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { JwtStrategy } from './jwt.strategy';
import { OrdersController } from './orders.controller';

@Module({ imports: [PassportModule], controllers: [OrdersController], providers: [JwtStrategy] })
export class AppModule {}
