#include "app/cli/help.h"

#include <sstream>

namespace app::cli {
namespace {

constexpr std::size_t meaningColumn = 28;
constexpr std::size_t lineLength = 80;

} // namespace

std::string helpEntry(std::string_view name, std::string_view meaning)
{
    std::string text = "  " + std::string(name);
    if (text.size() >= meaningColumn) text += '\n';
    std::size_t column = text.back() == '\n' ? 0 : text.size();
    std::istringstream words{std::string(meaning)};
    for (std::string word; words >> word;) {
        if (column > meaningColumn && column + 1 + word.size() > lineLength) {
            text += '\n';
            column = 0;
        }
        const auto gap = column < meaningColumn ? meaningColumn - column : 1;
        text.append(gap, ' ').append(word);
        column += gap + word.size();
    }
    return text + "\n";
}

HelpFormatter::HelpFormatter(std::string usage, std::string examples)
    : m_usage(std::move(usage)),
      m_examples(std::move(examples))
{
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string, CLI::AppFormatMode mode) const
{
    std::string text = app->get_description() + "\n\nExamples:\n";
    std::istringstream examples(m_examples);
    for (std::string example; std::getline(examples, example);) text += "  " + example + "\n";
    text += "\nUsage: trendstream " + m_usage + "\n";
    text += make_subcommands(app, mode) + make_positionals(app) + make_groups(app, mode);
    return app->get_footer().empty() ? text : text + "\n" + app->get_footer();
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool isPositional) const
{
    auto name = isPositional ? option->get_name(true, false) : option->get_name(false, true);
    if (!isPositional && !option->get_option_text().empty()) name += " " + option->get_option_text();
    return helpEntry(name, option->get_description());
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const
{
    return helpEntry(command->get_name(), command->get_description());
}

} // namespace app::cli
