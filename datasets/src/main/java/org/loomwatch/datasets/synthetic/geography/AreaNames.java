package org.loomwatch.datasets.synthetic.geography;

import java.util.List;

/** Names of the invented district; no place of these names is meant. */
final class AreaNames {

    record Name(String zh, String en) {}

    static final Name DISTRICT = new Name("织岭区", "Zhiling District");

    static final List<Name> STREETS = List.of(
            new Name("梭溪街道", "Suoxi Street"),
            new Name("丝坪街道", "Siping Street"),
            new Name("绫湖街道", "Linghu Street"),
            new Name("麻岭街道", "Maling Street"),
            new Name("纱塘街道", "Shatang Street"),
            new Name("经纬街道", "Jingwei Street"));

    static final List<Name> COMMUNITIES = List.of(
            community("梭头", "Suotou"),
            community("溪尾", "Xiwei"),
            community("上机", "Shangji"),
            community("青筘", "Qingkou"),
            community("丝围", "Siwei"),
            community("桑田", "Sangtian"),
            community("茧坑", "Jiankeng"),
            community("蚕岗", "Cangang"),
            community("绫岸", "Ling'an"),
            community("湖心", "Huxin"),
            community("锦涌", "Jinchong"),
            community("罗陂", "Luopi"),
            community("麻布", "Mabu"),
            community("岭背", "Lingbei"),
            community("石缟", "Shigao"),
            community("葛坳", "Ge'ao"),
            community("纱埔", "Shapu"),
            community("塘尾", "Tangwei"),
            community("棉沥", "Mianli"),
            community("纺新", "Fangxin"),
            community("经中", "Jingzhong"),
            community("纬东", "Weidong"),
            community("织城", "Zhicheng"));

    static final List<Name> RESERVOIRS = List.of(
            new Name("青梭水库", "Qingsuo Reservoir"),
            new Name("桑坑水库", "Sangkeng Reservoir"),
            new Name("绫山水库", "Lingshan Reservoir"),
            new Name("白茧水库", "Baijian Reservoir"),
            new Name("葛岭水库", "Geling Reservoir"),
            new Name("石筘水库", "Shikou Reservoir"),
            new Name("纱帽水库", "Shamao Reservoir"),
            new Name("老机水库", "Laoji Reservoir"),
            new Name("蓝布水库", "Lanbu Reservoir"));

    static final Name RIVER = new Name("织水河", "Zhishui River");

    private AreaNames() {}

    private static Name community(String zh, String en) {
        return new Name(zh + "社区", en + " Community");
    }
}
