#include "app/completion.h"

#include <algorithm>

namespace parley::app {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string verb_list(const std::vector<VerbWords>& verbs) {
  std::vector<std::string> names;
  for (const auto& verb : verbs) names.push_back(verb.name);
  return joined(names, " ");
}

/// Inside single quotes of any shell.
std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '`');
  return "'" + text + "'";
}

std::string bash_case(const VerbWords& verb) {
  std::vector<std::string> names;
  std::string values;
  for (const auto& option : verb.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (option.choices.empty()) continue;
    values += "        " + joined(option.names, "|") + ") COMPREPLY=($(compgen -W '" +
              joined(option.choices, " ") + "' -- \"$word\")); return;;\n";
  }
  const auto arguments = verb.arguments.empty() ? "-f" : "-W '" + joined(verb.arguments, " ") + "'";
  return "    " + verb.name + ")\n" +
         (values.empty() ? "" : "      case $before in\n" + values + "      esac\n") +
         "      case $word in\n        -*) COMPREPLY=($(compgen -W '" + joined(names, " ") +
         "' -- \"$word\"));;\n        *) COMPREPLY=($(compgen " + arguments +
         " -- \"$word\"));;\n      esac;;\n";
}

std::string bash(const std::vector<VerbWords>& verbs) {
  std::string out =
      "# bash completion for parley\n"
      "_parley() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '" +
      verb_list(verbs) +
      " help --help --version' -- \"$word\"))\n    return\n  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const auto& verb : verbs) out += bash_case(verb);
  return out + "    help) COMPREPLY=($(compgen -W '" + verb_list(verbs) +
         "' -- \"$word\"));;\n  esac\n}\ncomplete -o filenames -F _parley parley\n";
}

std::string escaped_for_zsh(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_option(const OptionWords& option) {
  std::string out;
  for (const auto& name : option.names) {
    out += " \\\n        " +
           quoted(name + "[" + escaped_for_zsh(option.help) + "]" +
                  (!option.takes_value      ? ""
                   : option.choices.empty() ? ":value:_files"
                                            : ":value:(" + joined(option.choices, " ") + ")"));
  }
  return out;
}

std::string zsh(const std::vector<VerbWords>& verbs) {
  std::string out =
      "#compdef parley\n"
      "_parley() {\n"
      "  local -a verbs=(\n";
  for (const auto& verb : verbs)
    out += "    " + quoted(verb.name + ":" + escaped_for_zsh(verb.help)) + "\n";
  out +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\n  fi\n"
      "  local verb=$words[2]\n  shift words\n  (( CURRENT-- ))\n"
      "  case $verb in\n";
  for (const auto& verb : verbs) {
    out += "    " + verb.name + ")\n      _arguments";
    for (const auto& option : verb.options) out += zsh_option(option);
    out += " \\\n        " +
           quoted(verb.arguments.empty() ? "*:file:_files"
                                         : "1:argument:(" + joined(verb.arguments, " ") + ")") +
           ";;\n";
  }
  return out + "  esac\n}\n_parley \"$@\"\n";
}

std::string fish_option(const std::string& verb, const OptionWords& option) {
  std::string out = "complete -c parley -n '__fish_seen_subcommand_from " + verb + "'";
  for (const auto& name : option.names)
    out += name.rfind("--", 0) == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes_value)
    out += option.choices.empty() ? " -r" : " -x -a " + quoted(joined(option.choices, " "));
  return out + " -d " + quoted(option.help) + "\n";
}

std::string fish(const std::vector<VerbWords>& verbs) {
  std::string out = "# fish completion for parley\n";
  for (const auto& verb : verbs) {
    out += "complete -c parley -n __fish_use_subcommand -f -a " + verb.name + " -d " +
           quoted(verb.help) + "\n";
    for (const auto& option : verb.options) out += fish_option(verb.name, option);
    if (!verb.arguments.empty())
      out += "complete -c parley -n '__fish_seen_subcommand_from " + verb.name + "' -f -a " +
             quoted(joined(verb.arguments, " ")) + "\n";
  }
  return out;
}

}  // namespace

std::string completion_script(const std::string& shell, const std::vector<VerbWords>& verbs) {
  if (shell == "zsh") return zsh(verbs);
  if (shell == "fish") return fish(verbs);
  return bash(verbs);
}

}  // namespace parley::app
