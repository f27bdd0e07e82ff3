import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { BindingMiddleware } from './binding.guard';
import { OrdersController } from './orders.controller';
import { TokenMiddleware } from './token.guard';

@Module({ controllers: [OrdersController] })
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(TokenMiddleware).forRoutes('*');
    consumer.apply(BindingMiddleware).forRoutes('accounts');
  }
}
