#pragma once

#include <zg/company.h>

#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace zg::app {

// One step of an import: decided on the writer's thread, kept when it answers true.
using ImportStep = std::function<bool(db::Draft&)>;

// The way of an import to the writer: all steps in order, answered when they are durable. Throws db::Failure when they are not.
class ImportPort {
public:
    virtual ~ImportPort() = default;
    virtual void write(std::vector<ImportStep> steps) = 0;
};

// Straight to a company that nobody else writes: the command line.
class DirectPort final : public ImportPort {
public:
    explicit DirectPort(Company& company) : company_(company) {}
    void write(std::vector<ImportStep> steps) override;

private:
    Company& company_;
};

// Through the queue of a running server, between the commands of tills. Waits for its answer.
class QueuedPort final : public ImportPort {
public:
    using Submit = std::function<bool(std::unique_ptr<db::Command>)>;
    explicit QueuedPort(Submit submit) : submit_(std::move(submit)) {}
    void write(std::vector<ImportStep> steps) override;

private:
    Submit submit_;
};

}  // namespace zg::app
