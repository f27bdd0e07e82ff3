import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TokenController } from './token.controller';

@Module({ imports: [JwtModule.register({ publicKey: process.env.ISSUER_KEY })], controllers: [TokenController] })
export class AppModule {}
