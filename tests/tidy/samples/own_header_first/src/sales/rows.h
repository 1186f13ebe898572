// #pragma once
struct Row {};
