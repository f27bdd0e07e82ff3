import { Module } from '@nestjs/common';
import { BindingGuard } from './binding.guard';
import { IssuerStrategy } from './jwt.strategy';
import { OrdersController } from './orders.controller';

@Module({ controllers: [OrdersController], providers: [IssuerStrategy, BindingGuard] })
export class AppModule {}
