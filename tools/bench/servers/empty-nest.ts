// The least a Nest application with a gateway can be: what a cold start is compared with.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WebSocketGateway } from '@nestjs/websockets';

// Decorators are applied by hand, since Node runs this file as it is.
class EmptyGateway {}
WebSocketGateway()(EmptyGateway);
class EmptyModule {}
Module({ providers: [EmptyGateway] })(EmptyModule);

const app = await NestFactory.create(EmptyModule, { logger: false });
await app.listen(0, '127.0.0.1');
console.log(`ready at ${await app.getUrl()}`);
